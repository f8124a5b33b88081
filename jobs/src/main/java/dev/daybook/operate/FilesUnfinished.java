package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.notify.Alert;
import dev.daybook.notify.Severity;
import dev.daybook.operate.MorningReport.UnfinishedFile;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Files that cover no known time and are not booked to their end. */
@Component
class FilesUnfinished implements AlertKind {
  private final UnfinishedFiles files;

  FilesUnfinished(UnfinishedFiles files) {
    this.files = files;
  }

  @Override
  public String kind() {
    return "file-unfinished";
  }

  @Override
  public Optional<Holding> holding(Seen seen) {
    var found = seen.shop().map(files::of).orElseGet(files::all);
    var byShop =
        found.stream()
            .collect(
                Collectors.groupingBy(UnfinishedFile::shop, TreeMap::new, Collectors.toList()));
    return Holding.of(
        seen,
        byShop.entrySet().stream().map(each -> alert(each.getKey(), each.getValue())).toList());
  }

  private Alert alert(ShopId shop, List<UnfinishedFile> found) {
    var documents =
        found.stream()
            .map(file -> String.valueOf(file.document()))
            .collect(Collectors.joining(", "));
    return new Alert(
        kind() + " " + shop,
        Severity.WARNING,
        Optional.of(shop),
        "%d files of %s are not booked to their end".formatted(found.size(), shop),
        "Documents " + documents,
        "./daybook sync %s; its log says why".formatted(shop));
  }
}
