/** The date of every file in a zip, so that equal content makes equal files. */
export const ZIP_DATE = new Date(2000, 0, 1);
