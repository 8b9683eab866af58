import { useEffect, useState } from 'react'

/** True once `waiting` has lasted for `ms`; what comes sooner shows no placeholder at all. */
export const useDelayed = (waiting: boolean, ms = 200): boolean => {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!waiting) {
      setLate(false)
      return
    }
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [waiting, ms])
  return waiting && isLate
}
