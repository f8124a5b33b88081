package dev.daybook.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** CEL with our functions, the variables of one kind of place, and the tables of one file. */
final class Dialect {
  private static final CelOptions OPTIONS = CelOptions.current().build();

  private final Map<String, CelType> variables;
  private final Map<String, LookupTable> tables;
  private final List<CelFunction> functions;
  private final CelCompiler compiler;
  private final CelRuntime runtime;

  private Dialect(
      Map<String, CelType> variables,
      Map<String, LookupTable> tables,
      List<CelFunction> functions,
      CelRuntime runtime) {
    this.variables = variables;
    this.tables = tables;
    this.functions = functions;
    this.runtime = runtime;
    this.compiler = compiler(variables, functions);
  }

  static Dialect of(Map<String, ? extends CelType> variables, Map<String, LookupTable> tables) {
    var functions =
        Stream.of(
                MoneyFunctions.all(),
                TimeFunctions.all(),
                ShapeFunctions.all(),
                TextFunctions.all(tables))
            .flatMap(List::stream)
            .toList();
    return new Dialect(new LinkedHashMap<>(variables), tables, functions, runtime(functions));
  }

  /** This dialect with further variables. */
  Dialect with(Map<String, ? extends CelType> more) {
    var all = new LinkedHashMap<>(variables);
    all.putAll(more);
    return new Dialect(all, tables, functions, runtime);
  }

  boolean hasVariable(String name) {
    return variables.containsKey(name);
  }

  Map<String, LookupTable> tables() {
    return tables;
  }

  CelAbstractSyntaxTree check(String source) throws CelValidationException {
    return compiler.compile(source).getAst();
  }

  CelExpression.Evaluation program(CelAbstractSyntaxTree tree) {
    var plain = PlainEvaluation.of(tree);
    try {
      return plain != null ? plain : runtime.createProgram(tree)::eval;
    } catch (CelEvaluationException impossible) {
      throw new IllegalStateException("a checked expression must have a program", impossible);
    }
  }

  private static CelCompiler compiler(Map<String, CelType> variables, List<CelFunction> functions) {
    CelTypeProvider types = CanonicalTypes.PROVIDER;
    var builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setTypeProvider(types)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings());
    variables.forEach(builder::addVar);
    functions.forEach(function -> builder.addFunctionDeclarations(function.declaration()));
    return builder.build();
  }

  private static CelRuntime runtime(List<CelFunction> functions) {
    var builder =
        CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(CelExtensions.strings());
    functions.forEach(function -> builder.addFunctionBindings(function.binding()));
    return builder.build();
  }
}
