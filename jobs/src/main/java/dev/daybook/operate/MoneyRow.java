package dev.daybook.operate;

record MoneyRow(String currency, long fetchedMinor, long settledMinor) {}
