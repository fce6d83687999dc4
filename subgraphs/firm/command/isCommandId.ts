/** Whether a text is the id of a command. */
export const isCommandId = (text: string): boolean => /^cmd_[0-9a-f]{28}$/.test(text)
