package dev.daybook.operate;

record ShopOrdersRow(String channel, String shop, long orders) {}
