// Runs before every unit and component test file: Node has no IndexedDB, so the in-memory one stands in.
import 'fake-indexeddb/auto'
