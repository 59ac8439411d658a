/** Reading a barcode with the device's camera. */
export const scanMessages = {
  action: 'Scan a barcode',
  title: 'Hold the barcode before the camera',
  starting: 'Starting the camera',
  looking: 'Looking for a barcode',
  refused:
    'The camera may not be used. Allow it for this page in the browser’s settings, or type the number under the bars.',
  missing: 'No camera was found. Type the number under the bars instead.',
  busy: 'The camera did not start; another app may be using it. Close that one and try again, or type the number.',
  close: 'Stop the camera',
}
