import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './styles.scss'

const root = document.getElementById('portal')
if (!root) throw new Error('The page has no element for the portal.')
createRoot(root).render(<App />)
