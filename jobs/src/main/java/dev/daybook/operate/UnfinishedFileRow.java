package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.operate.MorningReport.UnfinishedFile;

record UnfinishedFileRow(
    long documentId, String channel, String shop, String name, long records, long booked) {
  UnfinishedFile file() {
    return new UnfinishedFile(documentId, new ShopId(channel, shop), name, reason());
  }

  private String reason() {
    return booked < records
        ? "%d of its %d records are booked: the log of the last run says why; next: mend that, then sync %s/%s"
            .formatted(booked, records, channel, shop)
        : "all its records are booked, but its account does not balance: the log of the last run says where";
  }
}
