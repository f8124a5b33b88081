package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.daybook.Daybook;
import dev.daybook.home.ConfigReader;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.mapping.MappingLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What README.md and docs/ show can be typed as it stands there. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** A command to the end of its code: two blanks, a pipe or a comment end it. */
  private static final Pattern COMMAND =
      Pattern.compile("\\./daybook ([^`|>#\\n]*?)(?=  |[`|>#\\n])");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

  /** A block of YAML or CSV behind the name of its file. */
  private static final Pattern NAMED_BLOCK =
      Pattern.compile(
          "`([\\w/.-]+\\.(?:yaml|csv))`[^\\n]*:\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL);

  static List<Path> documents() throws IOException {
    try (var docs = Files.walk(ROOT.resolve("docs"))) {
      var all = new ArrayList<>(docs.filter(path -> path.toString().endsWith(".md")).toList());
      all.add(ROOT.resolve("README.md"));
      all.add(ROOT.resolve("CONTRIBUTING.md"));
      return all;
    }
  }

  static Stream<String> commands() throws IOException {
    var commands = new TreeSet<String>();
    for (var document : documents()) {
      COMMAND
          .matcher(Files.readString(document))
          .results()
          .map(command -> command.group(1).strip())
          .filter(command -> !command.startsWith("VERB"))
          .forEach(commands::add);
    }
    return commands.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandOfTheDocumentsIsUnderstood(String command) {
    var parsed = commandLine().parseArgs(words(command));
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    assertThat(parsed.commandSpec().subcommands().isEmpty() || parsed.isUsageHelpRequested())
        .as("'%s' names a verb", command)
        .isTrue();
  }

  @Test
  void everyVerbIsShownSomewhere() throws IOException {
    var shown = commands().map(DocumentsTest::verb).toList();
    assertThat(shown).containsAll(verbs(commandLine(), ""));
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    for (var document : documents()) {
      LINK.matcher(Files.readString(document))
          .results()
          .map(link -> document.resolveSibling(link.group(1)).normalize())
          .forEach(target -> assertThat(target).exists());
    }
  }

  @Test
  void theExampleConfigurationIsRead(@TempDir Path folder) throws IOException {
    unpack(ROOT.resolve("docs/configure.md"), folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          folder.resolve("secrets.yaml"), PosixFilePermissions.fromString("rw-------"));
    }
    var config = ConfigReader.read(new Home(folder));
    assertThat(config.shops())
        .extracting(shop -> shop.id().toString())
        .containsExactly("pinduoduo/flagship", "jd/flagship");
    assertThat(config.shops().get(0).credentials()).containsEntry("client_id", "example-only");
  }

  @Test
  void theExampleChannelIsRead(@TempDir Path folder) throws IOException {
    unpack(ROOT.resolve("README.md"), folder);
    assertThatCode(() -> MappingLoader.load(List.of(folder.resolve("my-mappings"))))
        .doesNotThrowAnyException();
  }

  private static void unpack(Path document, Path folder) throws IOException {
    var blocks = NAMED_BLOCK.matcher(Files.readString(document)).results().toList();
    assertThat(blocks).hasSizeGreaterThan(1);
    for (MatchResult block : blocks) {
      var file = folder.resolve(block.group(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, block.group(2));
    }
  }

  private static CommandLine commandLine() {
    return new CommandLineInterface(new Installation(Daybook.class)).commandLine();
  }

  private static String[] words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toArray(String[]::new);
  }

  /** The verb of a command, with the second word of a verb that has some. */
  private static String verb(String command) {
    var verb = new ArrayList<String>();
    for (var parsed = commandLine().parseArgs(words(command)); parsed.hasSubcommand(); ) {
      parsed = parsed.subcommand();
      verb.add(parsed.commandSpec().name());
    }
    return String.join(" ", verb);
  }

  private static List<String> verbs(CommandLine commandLine, String before) {
    var verbs = new ArrayList<String>();
    commandLine
        .getSubcommands()
        .forEach(
            (name, below) -> {
              if (below.getSubcommands().isEmpty()) {
                verbs.add(before + name);
              }
              verbs.addAll(verbs(below, before + name + " "));
            });
    return verbs;
  }
}
