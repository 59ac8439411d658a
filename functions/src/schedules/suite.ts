import { describe, expect, test } from 'vitest'
import type { FoundJob, Job, Scheduler } from '../domain/schedules/scheduler-port.ts'

const morning: Job = {
  merchant: 'karoo',
  schedule: 'before-trading',
  cron: '30 7,13 * * 1,5',
  timeZone: 'Africa/Johannesburg',
  state: 'active',
}
const id = { merchant: morning.merchant, schedule: morning.schedule }

/** What every scheduler does that merchants' schedules are told to. Each test gets one of its own. */
export function schedulerBehaviour(name: string, open: () => Promise<Scheduler>): void {
  describe(`a scheduler: ${name}`, () => {
    const found = async (jobs: readonly Job[]): Promise<readonly FoundJob[]> => {
      const scheduler = await open()
      for (const job of jobs) await scheduler.put(job)
      return scheduler.list()
    }

    test('begins with nothing', async () => expect(await found([])).toEqual([]))

    test('has the job that it was told', async () => expect(await found([morning])).toEqual([morning]))

    test('has one job however often it is told', async () => {
      expect(await found([morning, morning, morning])).toEqual([morning])
    })

    test.each<Partial<Job>>([
      { cron: '0 6 * * *' },
      { timeZone: 'Europe/Amsterdam' },
      { state: 'paused' },
      { cron: '0 6 * * *', state: 'paused' },
    ])('has what it was told last: %j', async (change) => {
      expect(await found([morning, { ...morning, ...change }])).toEqual([{ ...morning, ...change }])
    })

    test('makes a paused job at once, and resumes it with other times', async () => {
      const paused: Job = { ...morning, state: 'paused' }
      expect(await found([paused])).toEqual([paused])
      const later: Job = { ...morning, cron: '0 18 * * *' }
      expect(await found([paused, paused, later, later])).toEqual([later])
    })

    test('told by two at once has one job', async () => {
      const scheduler = await open()
      await Promise.all([scheduler.put(morning), scheduler.put(morning), scheduler.put(morning)])
      expect(await scheduler.list()).toEqual([morning])
    })

    test('has none any more once it is removed, and removes what is not there', async () => {
      const scheduler = await open()
      await scheduler.remove(id)
      await scheduler.put(morning)
      await scheduler.remove(id)
      await scheduler.remove(id)
      expect(await scheduler.list()).toEqual([])
    })

    test('makes a job that vanished again', async () => {
      const scheduler = await open()
      await scheduler.put(morning)
      await scheduler.remove(id)
      await scheduler.put(morning)
      expect(await scheduler.list()).toEqual([morning])
    })

    test('keeps the jobs of schedules and merchants apart, however their ids are put together', async () => {
      const jobs = ['a/b-c', 'a-b/c', 'a--b/c', 'a/b--c'].map((both): Job => {
        const [merchant = '', schedule = ''] = both.split('/')
        return { ...morning, merchant, schedule }
      })
      const scheduler = await open()
      for (const job of jobs) await scheduler.put(job)
      await scheduler.remove({ merchant: 'a', schedule: 'b-c' })
      const left = (await scheduler.list()).map(({ merchant, schedule }) => `${merchant}/${schedule}`)
      expect(left.toSorted()).toEqual(['a--b/c', 'a-b/c', 'a/b--c'])
    })

    test.each(['61 7 * * *', 'each morning', ''])('refuses times that are none: %j', async (cron) => {
      const scheduler = await open()
      await expect(scheduler.put({ ...morning, cron })).rejects.toMatchObject({
        name: 'Fault',
        kind: 'rejected',
      })
      expect(await scheduler.list()).toEqual([])
    })
  })
}
