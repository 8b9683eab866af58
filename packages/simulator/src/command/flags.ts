/** One switch of the command that runs the simulator. */
export interface SimulatorFlag {
  /** Without the two dashes. */
  readonly name: string
  /** What follows it; absent for a switch that is on or off. */
  readonly argument?: string
  readonly about: string
  /** May be given several times. */
  readonly many?: true
  /** Makes sense with TLS alone. */
  readonly needsTls?: true
}

/** Names as on a command line, values as text; `many` gives a list. */
export type SimulatorFlags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** First of the four ports where none is told. */
export const usualPort = 7700

/** All switches of the command, for its help and for whoever offers the command under another name. */
export const simulatorFlags: readonly SimulatorFlag[] = [
  { name: 'port', argument: 'port', about: `first of its four ports; 0 for any that are free (default: ${usualPort})` },
  { name: 'host', argument: 'address', about: 'address to listen at (default: 127.0.0.1)' },
  { name: 'env-file', argument: 'file', about: 'write all that a program needs, the secret too, as lines for a shell' },
  { name: 'seed', argument: 'text', about: 'the same secrets at every start' },
  {
    name: 'state',
    argument: 'file',
    about: 'keep app registrations, consents and application cards in this file over restarts',
  },
  { name: 'snapshot', argument: 'file', about: 'begin with the world of a snapshot in place of the demonstration' },
  {
    name: 'scenario',
    argument: 'scenario',
    many: true,
    about: 'play this from the start: an id such as P33, or a JSON or YAML file',
  },
  { name: 'tls', about: 'HTTPS at all ports, by a certification authority of its own' },
  {
    name: 'ca-file',
    argument: 'file',
    needsTls: true,
    about: "the authority's certificate, which clients must trust; kept, its key beside it (FILE.key)",
  },
  {
    name: 'name',
    argument: 'name',
    many: true,
    needsTls: true,
    about: 'a further host name or address that the certificate stands for',
  },
  {
    name: 'proxy-port',
    argument: 'port',
    needsTls: true,
    about: "a proxy at 127.0.0.1 to Microsoft's host names, for HTTPS_PROXY of unchanged clients",
  },
  {
    name: 'hosts-port',
    argument: 'port',
    needsTls: true,
    about: "a port for Microsoft's host names, where a client's name service leads here; usually 443",
  },
  { name: 'verbose', about: 'show every line of its log' },
]

/** What a switch does, for a list of all. */
export const aboutFlag = ({ about, needsTls }: SimulatorFlag): string => (needsTls ? `with --tls: ${about}` : about)
