import { isDeepStrictEqual } from 'node:util'
import type { FilterCase } from './FilterCase.js'
import type { GraphRecord } from './GraphRecord.js'
import { equalsIgnoringCase, otherCase, plain } from './matching.js'
import { sampleOf } from './sampleOf.js'

type Matter = GraphRecord<'MATTER'>

/** Every field a list of matters is narrowed by, tried with values of one vendor's matters. */
export const matterCases = (matters: readonly Matter[]): readonly FilterCase<'MATTER'>[] => {
  const sample = <Value>(value: (matter: Matter) => Value | null | undefined, fallback: Value): Value =>
    sampleOf(matters.map(value), fallback)
  const area = sample(({ practiceArea }) => practiceArea, 'No such area')
  const stage = sample((matter) => matter.stage, 'No such stage')
  const attorney = sample(({ responsibleAttorney }) => responsibleAttorney?.id, '')
  const clientId = sample(({ client }) => client?.id, '')
  const number = sample((matter) => matter.number, 'No such number')
  const tag = sample(({ tags }) => tags[0], 'no such tag')
  const customField = sample(({ customFields }) => customFields[0], { name: 'No such field', value: 'x' })
  const day = sample(({ openDate }) => openDate, '2026-01-01')
  return [
    { filter: { status: ['OPEN'] }, matches: ({ status }) => status === 'OPEN' },
    { filter: { status: ['PENDING', 'CLOSED', 'ARCHIVED'] }, matches: ({ status }) => status !== 'OPEN' },
    { filter: { practiceArea: [otherCase(area)] }, matches: ({ practiceArea }) => equalsIgnoringCase(practiceArea, area) },
    { filter: { stage: [otherCase(stage), 'No such stage'] }, matches: (matter) => equalsIgnoringCase(matter.stage, stage) },
    { filter: { responsibleAttorneyId: attorney }, matches: ({ responsibleAttorney }) => responsibleAttorney?.id === attorney },
    { filter: { clientId }, matches: ({ client }) => client?.id === clientId },
    { filter: { number: otherCase(number) }, matches: (matter) => equalsIgnoringCase(matter.number, number) },
    { filter: { tag: otherCase(tag) }, matches: ({ tags }) => tags.some((one) => equalsIgnoringCase(one, tag)) },
    {
      filter: { customField: { ...customField, name: otherCase(customField.name) } },
      matches: ({ customFields }) =>
        customFields.some(({ name, value }) => equalsIgnoringCase(name, customField.name) && isDeepStrictEqual(value, customField.value)),
    },
    { filter: { openedFrom: day }, matches: ({ openDate }) => openDate !== null && openDate >= day },
    { filter: { openedUntil: day }, matches: ({ openDate }) => openDate !== null && openDate <= day },
    {
      filter: { openedFrom: day, openedUntil: day, status: ['OPEN', 'CLOSED'] },
      matches: (matter) => matter.openDate === day && ['OPEN', 'CLOSED'].includes(matter.status),
    },
    ...textCases(matters),
  ]
}

const textCases = (matters: readonly Matter[]): readonly FilterCase<'MATTER'>[] => {
  const named = sampleOf(
    matters.map((matter) => (matter.client === null ? null : matter)),
    matters[0],
  )
  const words = [lastWord(named?.client?.displayName ?? ''), lastWord(named?.title ?? ''), '%', 'no-such-word']
  return [[words[0]], [words[1]], [words[0], words[1]], [words[2]], [words[0], words[3]]].map((wanted) => {
    const text = wanted.join(' ')
    return {
      filter: { text: otherCase(text) },
      matches: ({ title, number, client }: Matter) =>
        plain(text)
          .split(' ')
          .every((word) => [title, number ?? '', client?.displayName ?? ''].some((part) => plain(part).includes(word))),
    }
  })
}

const lastWord = (text: string): string => text.split(/\s+/).at(-1) ?? ''
