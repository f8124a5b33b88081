package dev.daybook.mapping;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A function of ours inside CEL: how it is checked and what it does. */
record CelFunction(CelFunctionDecl declaration, CelFunctionBinding binding) {

  /**
   * A function of these arguments. They arrive as CEL has them: null as CEL's null, whole numbers
   * as Long, times as Instant.
   */
  static CelFunction of(
      String name, CelType result, List<CelType> arguments, Function<Object[], Object> body) {
    var overload = CelOverloadDecl.newGlobalOverload(name + "_daybook", result, arguments);
    var anyObjects =
        ImmutableList.<Class<?>>copyOf(Collections.nCopies(arguments.size(), Object.class));
    return new CelFunction(
        CelFunctionDecl.newFunctionDeclaration(name, overload),
        CelFunctionBinding.from(name + "_daybook", anyObjects, body::apply));
  }
}
