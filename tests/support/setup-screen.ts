// Runs before every component test file. Files share their modules, so what one leaves behind the next would find.
import { disableAutoUnmount, enableAutoUnmount } from '@vue/test-utils'
import { afterEach } from 'vitest'

disableAutoUnmount()
enableAutoUnmount(afterEach)
