import { useComputedColorScheme } from '@mantine/core'
import type { Chart as Drawn, ChartDataset, ChartOptions } from 'chart.js'
import { useEffect, useRef } from 'react'
import type { ChartProps, Series } from './chart-props.ts'
import { isStill } from './use-change-motion.ts'

/** The parts of Chart.js that we draw with, loaded when the first chart is shown. */
async function loadCharts() {
  const {
    BarController,
    BarElement,
    CategoryScale,
    Chart,
    LinearScale,
    LineController,
    LineElement,
    ...rest
  } = await import('chart.js')
  Chart.register(
    BarController,
    BarElement,
    CategoryScale,
    LinearScale,
    LineController,
    LineElement,
    rest.PointElement,
    rest.Tooltip,
    rest.Filler,
  )
  return Chart
}

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

function dataset({ label, tone, values }: Series, kind: ChartProps['kind']): ChartDataset<'bar' | 'line'> {
  const ink = colour(`--flux-chart-${tone}`)
  const data = [...values]
  if (kind === 'bars' && tone !== 'previous') {
    return { type: 'bar', label, data, backgroundColor: ink, borderRadius: 2, maxBarThickness: 28 }
  }
  return {
    type: 'line',
    label,
    data,
    borderColor: ink,
    backgroundColor: ink,
    borderWidth: tone === 'previous' ? 1.5 : 2,
    ...(tone === 'previous' ? { borderDash: [4, 4] } : {}),
    pointRadius: 0,
    pointHitRadius: 16,
    stepped: kind === 'steps' ? 'before' : false,
    tension: 0,
    spanGaps: true,
  }
}

function options({ format, formatShort, stacked = false, onOpen }: ChartProps): ChartOptions<'bar' | 'line'> {
  const [text, line] = [colour('--mantine-color-dimmed'), colour('--flux-line')]
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: isStill() ? false : { duration: 200, easing: 'easeOutQuad' },
    // What stands for a day grows where that day is; it never travels there past other days.
    animations: { numbers: { type: 'number', properties: ['y', 'base', 'height'] } },
    interaction: { mode: 'index', intersect: false },
    ...(onOpen === undefined
      ? {}
      : {
          onClick: (_, [hit]) => {
            if (hit !== undefined) onOpen(hit.index)
          },
          onHover: (_, [hit], { canvas }) => {
            canvas.style.cursor = hit === undefined ? '' : 'pointer'
          },
        }),
    scales: {
      x: {
        stacked,
        grid: { display: false },
        border: { color: line },
        ticks: { color: text, maxRotation: 0, autoSkipPadding: 16, font: { size: 11 } },
      },
      y: {
        stacked,
        beginAtZero: true,
        border: { display: false },
        grid: { color: line },
        ticks: {
          color: text,
          maxTicksLimit: 5,
          precision: 0,
          font: { size: 11 },
          callback: (value) => (formatShort ?? format)(Number(value)),
        },
      },
    },
    plugins: {
      legend: { display: false },
      tooltip: {
        callbacks: {
          label: ({ dataset: { label }, parsed }) => `${label}: ${parsed.y === null ? '' : format(parsed.y)}`,
        },
      },
    },
  }
}

/** Draws a chart on the canvas that the answer is given to, and keeps it in step with what it is given. */
export function useChart(props: ChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef<Drawn<'bar' | 'line'> | null>(null)
  const scheme = useComputedColorScheme('light')
  const newest = useRef(props)
  newest.current = props
  const signature = JSON.stringify([props.kind, props.labels, props.series, props.stacked, scheme])
  useEffect(() => {
    let wanted = true
    const draw = async () => {
      const Chart = await loadCharts()
      if (!wanted || canvas.current === null) return
      const { kind, labels, series } = newest.current
      const data = { labels: [...labels], datasets: series.map((one) => dataset(one, kind)) }
      if (drawn.current === null) {
        drawn.current = new Chart<'bar' | 'line'>(canvas.current, {
          type: kind === 'bars' ? 'bar' : 'line',
          data,
          options: options(newest.current),
        })
        return
      }
      // A drawing that is still growing would go on towards the old values.
      drawn.current.stop()
      drawn.current.data = data
      drawn.current.options = { ...options(newest.current), animation: false }
      drawn.current.update('none')
    }
    void draw()
    return () => {
      wanted = false
    }
  }, [signature])
  useEffect(
    () => () => {
      drawn.current?.destroy()
      drawn.current = null
    },
    [],
  )
  return canvas
}
