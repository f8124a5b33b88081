/**
 * Where the order book is kept: connection pool, migrations, MyBatis, and a server of our own when
 * none is installed. Knows the shared words and no other package; every package that writes SQL may
 * use it.
 */
@ApplicationModule(allowedDependencies = {"canonical"})
package dev.daybook.database;

import org.springframework.modulith.ApplicationModule;
