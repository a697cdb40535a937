import { parentPort, workerData } from 'node:worker_threads'
import { readPage } from './readable-page.ts'

/** Reads one page, says what it found, and ends. */
parentPort?.postMessage(readPage(workerData))
