import { ActionIcon, Menu } from '@mantine/core'
import type { Order } from '@fluxori/contract/orders/orders'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { exportCsv } from '../../../lib/format/export-csv.ts'
import { messages } from '../../../lib/messages.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { lineColumns, lineRows, orderColumns } from './export-columns.ts'
import { useChannelList, useWarehouseList, type Names } from '../use-names.ts'

const words = orderMessages.exports

export async function exportOrders(orders: readonly Order[], channels: Names): Promise<void> {
  await exportCsv(words.ordersFile, orderColumns(channels.of), orders)
  notifications.show({ message: messages.frame.list.exported(orders.length) })
}

/** Saves what is loaded as a file that spreadsheets open: a row for each order, or for each item of them. */
export function ExportMenu({ orders }: { orders: readonly Order[] }) {
  return (
    <Menu
      withInitialFocusPlaceholder={false}
      position="bottom-end"
      shadow="md"
      width={240}
      keepMounted={false}
    >
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={words.action}
          title={words.action}
          disabled={orders.length === 0}
        >
          <IconDownload size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.hint}</Menu.Label>
        <ExportItems orders={orders} />
      </Menu.Dropdown>
    </Menu>
  )
}

/** Warehouses are read only when somebody is about to export. */
function ExportItems({ orders }: { orders: readonly Order[] }) {
  const channels = useChannelList()
  const warehouses = useWarehouseList()
  const lines = lineRows(orders)
  const saveLines = async () => {
    await exportCsv(words.linesFile, lineColumns(channels.of, warehouses.of), lines)
    notifications.show({ message: messages.frame.list.exported(lines.length) })
  }
  return (
    <>
      <Menu.Item onClick={() => void exportOrders(orders, channels)}>{words.orders(orders.length)}</Menu.Item>
      <Menu.Item onClick={() => void saveLines()}>{words.lines(lines.length)}</Menu.Item>
    </>
  )
}
