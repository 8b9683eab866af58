/** First of the four ports that the simulator takes where it is told none. */
export const usualSimulatorPort = 7700
