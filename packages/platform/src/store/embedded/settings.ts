/** How a client reaches the server. */
export interface Address {
  /** A folder for a Unix socket, or a loopback address. */
  readonly host: string
  readonly port: number
}

/** PostgreSQL's settings for a small server owned by one process. What is not named here keeps its default, `fsync` among it. */
export const serverSettings = ({ host, port }: Address): Readonly<Record<string, string>> => ({
  ...(host.startsWith('/')
    ? { listen_addresses: '', unix_socket_directories: host, unix_socket_permissions: '0700' }
    : { listen_addresses: host, unix_socket_directories: '' }),
  port: String(port),
  max_connections: '60',
  shared_buffers: '48MB',
  effective_cache_size: '512MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  min_wal_size: '80MB',
  // Nobody replicates from this server, and a load into a new table then writes less.
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Readers without processes of their own: three fewer that idle.
  io_method: 'sync',
  autovacuum_max_workers: '2',
  jit: 'off',
  huge_pages: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'warning',
})
