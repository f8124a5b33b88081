package dev.daybook.operate;

record StatusRow(String status, long orders) {}
