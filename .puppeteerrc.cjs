/** The browser is the machine's own Chromium: nothing is downloaded at install time. */
module.exports = { skipDownload: true }
