import '@/components/theme.css'
import { mountScreen } from '@/lib/client/screen'
import { ApprovalApp } from './approval-app'

mountScreen(<ApprovalApp />)
