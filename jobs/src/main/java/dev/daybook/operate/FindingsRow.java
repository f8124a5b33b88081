package dev.daybook.operate;

record FindingsRow(String rule, long open, long found) {}
