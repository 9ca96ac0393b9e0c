import '@/components/theme.css'
import { mountScreen } from '@/lib/client/screen'
import { PopupApp } from './popup-app'

mountScreen(<PopupApp />)
