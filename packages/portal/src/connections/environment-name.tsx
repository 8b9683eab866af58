import { Badge } from '@fluentui/react-components'
import type { Connection } from '@landbridge/contract'
import styles from './environment-name.module.css'

/** Name and type of an environment, the type as Business Central calls it. */
export const EnvironmentName = ({ environment }: { environment: NonNullable<Connection['environment']> }) => (
  <span className={styles.environment}>
    {environment.name}
    {environment.type !== '' && environment.type.toLowerCase() !== environment.name.toLowerCase() && (
      <Badge appearance="outline" color="informative">
        {environment.type}
      </Badge>
    )}
  </span>
)
