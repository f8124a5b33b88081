package dev.daybook.museum;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** All rooms that there are, found by their {@link Incident}. */
final class Rooms {
  private Rooms() {}

  static List<? extends Room> all() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Incident.class));
    return scanner.findCandidateComponents(Rooms.class.getPackageName()).stream()
        .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
        .map(type -> (Room) BeanUtils.instantiateClass(type))
        .sorted(Comparator.comparingInt(room -> room.incident().number()))
        .toList();
  }
}
