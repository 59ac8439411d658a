import type { Random } from '../../dev/random.ts'

/** Orders a second at a time, in seconds since the start. Never above `most`. */
export type Curve = Readonly<{ at: (second: number) => number; most: number }>

/** The same rate all the time. */
export const steady = (perSecond: number): Curve => ({ at: () => perSecond, most: perSecond })

/** How an opening of doors looks: so many times the mean at the start, falling to it, and shorter rushes after that. */
export type Rush = Readonly<{
  doorsTimes: number
  /** Seconds after which what is above the mean has halved. */
  halfLifeSeconds: number
  burstTimes: number
  burstSeconds: number
  everySeconds: number
}>

/**
 * A promotion's first hour around a mean rate: the rush of its opening, and a burst every so often at a time of its own
 * chance.
 */
export function promotion(random: Random, meanPerSecond: number, seconds: number, rush: Rush): Curve {
  const bursts: number[] = []
  for (let from = 0; from < seconds; from += rush.everySeconds)
    bursts.push(from + random() * rush.everySeconds)
  const inBurst = (second: number): boolean =>
    bursts.some((from) => second >= from && second < from + rush.burstSeconds)
  const at = (second: number): number => {
    const doors = (rush.doorsTimes - 1) * 0.5 ** (second / rush.halfLifeSeconds)
    return meanPerSecond * (1 + doors) * (inBurst(second) ? rush.burstTimes : 1)
  }
  return { at, most: meanPerSecond * rush.doorsTimes * rush.burstTimes }
}

/** Times in milliseconds of a Poisson process along a curve, oldest first (thinning of one at the curve's highest). */
export function arrivals(random: Random, { at, most }: Curve, seconds: number): readonly number[] {
  if (most <= 0) return []
  const times: number[] = []
  for (let second = next(random, most); second < seconds; second += next(random, most)) {
    if (random() * most < at(second)) times.push(second * 1000)
  }
  return times
}

const next = (random: Random, perSecond: number): number => -Math.log(1 - random()) / perSecond
