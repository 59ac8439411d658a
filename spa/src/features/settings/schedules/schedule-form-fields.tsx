import type { Channel } from '@fluxori/contract/channels/channels'
import { Weekday } from '@fluxori/contract/schedules/schedules'
import { ActionIcon, Button, Checkbox, Group, Input, Radio, Stack, TextInput } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconX } from '@tabler/icons-react'
import { scheduleMessages } from '../../../lib/messages/schedules.ts'
import classes from './schedules.module.css'
import { taskKinds, type EditedSchedule } from './schedule-typed.ts'

const words = scheduleMessages
const mostTimes = 6

type FieldsProps = Readonly<{ form: UseFormReturnType<EditedSchedule>; channels: readonly Channel[] }>

/** What is to be done, on which days and at which times. */
export function ScheduleFormFields({ form, channels }: FieldsProps) {
  return (
    <>
      <TextInput
        label={words.form.name}
        maxLength={60}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Radio.Group label={words.form.task} {...form.getInputProps('task')}>
        <Stack gap={0} mt={4}>
          {taskKinds.map((kind) => (
            <Radio
              key={kind}
              className={classes.choice ?? ''}
              value={kind}
              label={words.tasks[kind].label}
              description={words.tasks[kind].hint}
            />
          ))}
        </Stack>
      </Radio.Group>
      {form.values.task === 'read-channels' && <Channels form={form} channels={channels} />}
      <Checkbox.Group label={words.form.days} {...form.getInputProps('days')}>
        <Group gap="xs" mt={4} className={classes.days ?? ''}>
          {Weekday.options.map((day) => (
            <Checkbox
              key={day}
              className={classes.choice ?? ''}
              value={day}
              label={words.weekdays[day].short}
              aria-label={words.weekdays[day].long}
            />
          ))}
        </Group>
      </Checkbox.Group>
      <Times form={form} />
    </>
  )
}

function Channels({ form, channels }: FieldsProps) {
  return (
    <div>
      <Radio.Group label={words.form.channels} {...form.getInputProps('reads')}>
        <Stack gap={0} mt={4}>
          <Radio className={classes.choice ?? ''} value="all" label={words.form.channelsAll} />
          <Radio className={classes.choice ?? ''} value="some" label={words.form.channelsSome} />
        </Stack>
      </Radio.Group>
      {form.values.reads === 'some' && (
        <Checkbox.Group
          className={classes.inset ?? ''}
          aria-label={words.form.channels}
          {...form.getInputProps('channels')}
        >
          {channels.length === 0 && <p className={classes.muted}>{words.form.noChannels}</p>}
          {channels.map(({ id, name }) => (
            <Checkbox key={id} className={classes.choice ?? ''} value={id} label={name} />
          ))}
        </Checkbox.Group>
      )}
    </div>
  )
}

function Times({ form }: Pick<FieldsProps, 'form'>) {
  const { times } = form.values
  const error = form.errors['times']
  return (
    <Input.Wrapper
      component="fieldset"
      className={classes.times ?? ''}
      label={words.form.times}
      labelElement="div"
      description={words.form.timesHint}
      error={error}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    >
      <Group gap="xs" mt={4}>
        {times.map((time, index) => (
          <Group key={index} gap={2} wrap="nowrap">
            <TextInput
              type="time"
              aria-label={words.form.time(index + 1)}
              value={time}
              error={error !== undefined}
              onChange={(event) =>
                form.setFieldValue('times', times.with(index, event.currentTarget.value.slice(0, 5)))
              }
            />
            {times.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={words.form.removeTime(index + 1)}
                title={words.form.removeTime(index + 1)}
                onClick={() => form.setFieldValue('times', times.toSpliced(index, 1))}
              >
                <IconX size={16} stroke={1.7} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {times.length < mostTimes && (
          <Button
            variant="default"
            leftSection={<IconPlus size={14} stroke={2} />}
            onClick={() => form.setFieldValue('times', [...times, ''])}
          >
            {words.form.addTime}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  )
}
