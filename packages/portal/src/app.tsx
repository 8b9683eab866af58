import { AriaLiveAnnouncer, FluentProvider, RendererProvider } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import styles from './app.module.css'
import { cache } from './calls/cache.ts'
import { AppearanceProvider, useAppearance } from './looks/appearance.tsx'
import { renderer } from './looks/renderer.ts'
import { darkTheme, lightTheme } from './looks/theme.ts'
import { router } from './routes.tsx'

export const App = () => (
  <RendererProvider renderer={renderer} targetDocument={document}>
    <AppearanceProvider>
      <Themed />
    </AppearanceProvider>
  </RendererProvider>
)

const Themed = () => {
  const { isDark } = useAppearance()
  return (
    <FluentProvider theme={isDark ? darkTheme : lightTheme} className={styles.theme}>
      <div className={styles.app}>
        <AriaLiveAnnouncer>
          <QueryClientProvider client={cache}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </AriaLiveAnnouncer>
      </div>
    </FluentProvider>
  )
}
