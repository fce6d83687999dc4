import { escapeHtml } from '../../portal/escapeHtml.js'
import type { FormField, FormPage } from './FormPage.js'

/** What a form was sent with and why it was not taken. */
export interface FormReturn {
  readonly errors: readonly string[]
  /** What somebody filled in, by field. */
  readonly sent: Readonly<Record<string, string>>
}

/** A form as HTML; one that was not taken with the reasons above it and as it was filled in. */
export const renderFormPage = (form: FormPage, csrf: string, returned: FormReturn = { errors: [], sent: {} }): string => {
  const method = form.method === 'post' ? '' : hidden('_method', form.method)
  const fields = form.fields.map((field) => shown(form.model, filled(field, returned)))
  return `<h1 id="${form.id}-header">${escapeHtml(form.title)}</h1>
${errorList(returned.errors)}
<form id="${form.id}" action="${escapeHtml(form.action)}" method="post" accept-charset="UTF-8">
${method}${hidden('authenticity_token', csrf)}
${fields.join('\n')}
<p><button type="submit">${escapeHtml(form.button)}</button></p>
</form>`
}

const errorList = (errors: readonly string[]): string =>
  errors.length === 0
    ? ''
    : `<div id="error_explanation"><h2>This could not be saved:</h2><ul>${errors.map((error) => `<li>${escapeHtml(error)}</li>`).join('')}</ul></div>`

const filled = (field: FormField, { errors, sent }: FormReturn): FormField => {
  const value = sent[field.name]
  if (field.kind === 'tick') return errors.length === 0 ? field : { ...field, value: value === '1' }
  return value === undefined ? field : { ...field, value }
}

const hidden = (name: string, value: string): string => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`

const shown = (model: string, field: FormField): string => {
  const name = `${model}[${field.name}]`
  if (field.kind === 'hidden') return hidden(name, field.value)
  const [id, at] = [`${model}_${field.name}`, `name="${name}"`]
  const label = `<label for="${id}">${escapeHtml(field.label)}</label>`
  // What is not ticked would not be sent at all: a hidden field before it stands for that.
  if (field.kind === 'tick')
    return `<p>${hidden(name, '0')}<input type="checkbox" id="${id}" ${at} value="1"${field.value ? ' checked' : ''}> ${label}</p>`
  return `<p>${label} ${control(field, `id="${id}" ${at}`)}</p>`
}

const control = (field: Extract<FormField, { readonly kind: 'text' | 'area' | 'choice' }>, at: string): string => {
  if (field.kind === 'text') return `<input type="text" ${at} value="${escapeHtml(field.value)}">`
  // A line end right behind the tag is not part of the text.
  if (field.kind === 'area') return `<textarea ${at} rows="4">\n${escapeHtml(field.value)}</textarea>`
  const options = field.options.map(
    ([value, text]) => `<option value="${escapeHtml(value)}"${value === field.value ? ' selected' : ''}>${escapeHtml(text)}</option>`,
  )
  return `<select ${at}>${options.join('')}</select>`
}
