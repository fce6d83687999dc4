/**
 * The labels under which firms keep what PracticePanther has no field for, as lower-case words; the first label that is there speaks. Assumed, and the one
 * place to add a firm's own labels: "Matter Type" is seen, the others are what the field would be called.
 */
export const customFieldLabels = {
  practiceArea: ['practice area', 'matter type'],
  stage: ['stage', 'matter stage', 'case stage'],
  iManageWorkspace: ['imanage workspace', 'imanage workspace id'],
  contactRole: ['contact type', 'contact role'],
} as const satisfies Record<string, readonly string[]>
