package dev.daybook.landing;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** A row by column name. All rows of a file share the names. */
final class NamedCells extends AbstractMap<String, Object> {
  private final Map<String, Integer> columns;
  private final String[] cells;

  NamedCells(Map<String, Integer> columns, String[] cells) {
    this.columns = columns;
    this.cells = cells;
  }

  @Override
  public Object get(Object name) {
    var column = columns.get(name);
    return column == null || column >= cells.length ? null : cells[column];
  }

  @Override
  public boolean containsKey(Object name) {
    var column = columns.get(name);
    return column != null && column < cells.length;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Entry<String, Object>> {
    @Override
    public Iterator<Entry<String, Object>> iterator() {
      return columns.entrySet().stream()
          .filter(column -> column.getValue() < cells.length)
          .<Entry<String, Object>>map(column -> Map.entry(column.getKey(), cell(column)))
          .iterator();
    }

    private Object cell(Entry<String, Integer> column) {
      return cells[column.getValue()];
    }

    @Override
    public int size() {
      return (int) columns.values().stream().filter(column -> column < cells.length).count();
    }
  }
}
