/**
 * Where the order book is kept: connection pool, migrations, MyBatis, and a server of our own when
 * none is installed. Depends on no other package; every package that writes SQL may use it.
 */
@ApplicationModule(allowedDependencies = {})
package dev.daybook.database;

import org.springframework.modulith.ApplicationModule;
