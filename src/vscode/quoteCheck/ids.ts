/** The commands of the check of quotations and of diagnostics. */
export const quoteCheckIds = {
  checkQuotations: 'glossator.checkQuotations',
  showQuotationReport: 'glossator.showQuotationReport',
  compareQuotation: 'glossator.compareQuotation',
  switchDiagnostic: 'glossator.switchDiagnostic',
} as const;
