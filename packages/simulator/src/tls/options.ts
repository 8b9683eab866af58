/** How the listeners speak TLS. */
export interface TlsOptions {
  /**
   * File for the certificate of the authority, as PEM: what clients must trust. Its key is beside it, in `{caFile}.key`,
   * readable by its owner alone; at the next start both are used again. @default an authority for this run alone
   */
  readonly caFile?: string
  /** Further names and addresses under which clients reach the listeners, such as that of a container. @default none */
  readonly names?: readonly string[]
  /**
   * Port of a proxy, always at 127.0.0.1, through which unchanged clients reach the simulator under Microsoft's own host
   * names: they need `HTTPS_PROXY` and trust in the authority. It refuses all other hosts and never forwards anything. 0
   * takes a free one. @default no proxy
   */
  readonly proxyPort?: number
  /**
   * Port at which the simulator answers to Microsoft's own host names alone, for clients whose name service leads them
   * here; they will look at 443. 0 takes a free one. @default no such port
   */
  readonly hostsPort?: number
}
