import './looks/no-eval.ts'
import './looks/base.css'
import './words/words.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const place = document.getElementById('portal')
if (place === null) throw new TypeError('The page has no place for the portal.')
createRoot(place).render(<App />)
