/**
 * The order book: every record is classified by version and written once, with its trail and its
 * account; windows are sealed when the account closes.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Book",
    allowedDependencies = {
      "canonical",
      "mapping",
      "identity",
      "normalize",
      "landing",
      "coverage",
      "database"
    })
package dev.daybook.book;
