import '@/components/theme.css'
import { mountScreen } from '@/lib/client/screen'
import { DashboardApp } from './dashboard-app'

mountScreen(<DashboardApp />)
