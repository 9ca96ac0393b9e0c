import '@/components/theme.css'
import { mountScreen } from '@/lib/client/screen'
import { WelcomeApp } from './welcome-app'

mountScreen(<WelcomeApp />)
