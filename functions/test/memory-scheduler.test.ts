import { schedulerBehaviour } from '../src/schedules/suite.ts'
import { memoryScheduler } from './memory-scheduler.ts'

schedulerBehaviour('in memory', () => Promise.resolve(memoryScheduler()))
