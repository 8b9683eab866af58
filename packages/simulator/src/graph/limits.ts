/**
 * Numbers of Microsoft Graph.
 *
 * @see Microsoft Graph, "Identity and access service limits", read 2026-08
 */
export const graphLimits = {
  /** Resource units of one application in a small directory; 5,000 in a medium, 8,000 in a large one. */
  units: { max: 3_500, perMs: 10_000 },
  /** Changes by one application in one directory. */
  writes: { max: 3_000, perMs: 150_000 },
  /** Reading key credentials by name, in one directory. */
  keyReads: { max: 150, perMs: 60_000 },
  /** Part of a limit from which answers warn. */
  warnAt: 0.8,
  /** Objects that an ordinary person, or an application with the narrow permission, may own. */
  ownedObjects: 250,
  /** Objects of a directory, unless its policy says otherwise. */
  directoryObjects: 300_000,
} as const
