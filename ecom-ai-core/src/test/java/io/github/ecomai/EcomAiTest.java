package io.github.ecomai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataSourceProvider;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.store.ModelStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcomAiTest {
  private static final RunContext RUN = RunContext.defaults().withSeed(3);

  @TempDir private Path folder;
  private PluginFolder plugins;
  private URLClassLoader loader;

  @BeforeEach
  void start() {
    plugins = new PluginFolder(folder);
    loader = plugins.loader();
  }

  @AfterEach
  void stop() throws IOException {
    loader.close();
  }

  private EcomAi.Builder with(Class<?>... systems) {
    String[] names = new String[systems.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = systems[i].getName();
    }
    plugins.service(AiSystem.class, names);
    return builder();
  }

  private EcomAi.Builder builder() {
    return EcomAi.builder().classLoader(loader);
  }

  /** Named as the facade of an artifact that is not on this class path. */
  interface MarketIntelligenceHub {}

  @Test
  void aSystemIsFoundByItsFacadeAndKept() {
    try (EcomAi ai = with(Greeter.First.class).build()) {
      Greeter greeter = ai.system(Greeter.class);
      assertThat(ai.system(Greeter.class)).isSameAs(greeter);
      assertThat(ai.systems()).extracting(AiSystem::id).containsExactly("greeter");
    }
  }

  @Test
  void aSystemThatIsNotInstalledIsNamedWithItsArtifact() {
    try (EcomAi ai = with(Greeter.First.class).build()) {
      assertThatThrownBy(() -> ai.system(MarketIntelligenceHub.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "no installed system offers "
                  + MarketIntelligenceHub.class.getName()
                  + ". Installed: [greeter]. Add io.github.ecomai:ecom-ai-forecast.");
    }
    try (EcomAi none = builder().classLoader(ClassLoader.getPlatformClassLoader()).build()) {
      assertThatThrownBy(() -> none.system(Greeter.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("Greeter. Installed: [].");
      assertThat(none.systems()).isEmpty();
    }
  }

  @Test
  void twoSystemsOfOneIdAreRefused() {
    EcomAi.Builder builder = with(Greeter.First.class, Greeter.SameId.class);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two systems are named 'greeter'")
        .hasMessageContaining(Greeter.First.class.getName())
        .hasMessageContaining(Greeter.SameId.class.getName());
  }

  @Test
  void twoOperationsOfOneIdAreRefused() {
    EcomAi.Builder builder = with(Greeter.SameOperation.class, Greeter.First.class);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two operations are named 'greet'")
        .hasMessageContaining(Greeter.First.class.getName())
        .hasMessageContaining(Greeter.SameOperation.class.getName());
  }

  @Test
  void brokenProvidersAreNamedAndHideNobody() {
    plugins
        .compile("Absent", "public class Absent {}")
        .compile("NeedsAbsent", "public class NeedsAbsent extends Absent {}")
        .without("Absent")
        .service(
            AiSystem.class,
            "NeedsAbsent",
            Greeter.Throwing.class.getName(),
            Greeter.NoSystem.class.getName(),
            Greeter.Speechless.class.getName(),
            "no.such.Provider",
            Greeter.First.class.getName());
    try (EcomAi ai = builder().build()) {
      assertThat(ai.call("greet", new Greeter.Name("you"), RUN))
          .isEqualTo(new Greeter.Greeting("Hello you", 3));
      assertThatThrownBy(() -> ai.system(MarketIntelligenceHub.class))
          .hasMessageContaining("Not loadable: [")
          .hasMessageContaining("NoClassDefFoundError: Absent")
          .hasMessageContaining(Greeter.Throwing.class.getName())
          .hasMessageContaining(Greeter.NoSystem.class.getName())
          .hasMessageContaining("no words")
          .hasMessageContaining("no.such.Provider");
    }
  }

  @Test
  void operationsAreCalledById() {
    try (EcomAi ai = with(Greeter.First.class).build()) {
      Object typed = ai.system(Greeter.class).greet(new Greeter.Name("you"), RUN);
      assertThat(ai.call("greet", new Greeter.Name("you"), RUN)).isEqualTo(typed);
      assertThatThrownBy(() -> ai.call("grunt", new Greeter.Name("you"), RUN))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no operation 'grunt'. There are [greet].");
      assertThatThrownBy(() -> ai.call("greet", "you", RUN))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "operation 'greet' takes a "
                  + Greeter.Name.class.getName()
                  + ", not a java.lang.String.");
    }
  }

  @Test
  void afterCloseNothingStartsAndWhatRunsIsCancelled() {
    EcomAi ai = with(Greeter.First.class).build();
    Greeter greeter = ai.system(Greeter.class);
    ai.close();
    ai.close();
    assertThatThrownBy(() -> ai.system(Greeter.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this EcomAi is closed. Maybe build a new one.");
    assertThatThrownBy(() -> ai.call("greet", new Greeter.Name("you"), RUN))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> greeter.greet(new Greeter.Name("you"), ai.run()))
        .isInstanceOf(RunCancelledException.class)
        .hasMessage("The run was cancelled: its EcomAi was closed. Maybe build a new one.");
  }

  @Test
  void aSourceByValueStaysOpen() {
    RememberingProvider.Source source = new RememberingProvider.Source(RUN);
    try (EcomAi ai = builder().source(source).build()) {
      assertThat(ai.source()).isSameAs(source);
    }
    assertThat(source.closed()).isZero();
  }

  @Test
  void aSourceByUriIsClosedOnce() {
    plugins.service(DataSourceProvider.class, RememberingProvider.class.getName());
    EcomAi ai = builder().seed(9).source(URI.create("Remembering:lake")).build();
    RememberingProvider.Source source = (RememberingProvider.Source) ai.source();
    assertThat(source.run().seed()).isEqualTo(9);
    ai.close();
    ai.close();
    assertThat(source.closed()).isEqualTo(1);
  }

  @Test
  void anUnknownSchemeNamesTheArtifact() {
    assertThatThrownBy(() -> builder().source(URI.create("parquet:lake/prod")).build())
        .isInstanceOf(DataAccessException.class)
        .hasMessage(
            "no installed source opens 'parquet:'. Installed: [csv]."
                + " Add io.github.ecomai:ecom-ai-parquet.");
    assertThatThrownBy(() -> builder().source(URI.create("odd:lake")).build())
        .isInstanceOf(DataAccessException.class)
        .hasMessage("no installed source opens 'odd:'. Installed: [csv].");
    assertThatThrownBy(() -> builder().source(URI.create("lake/prod")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no scheme");
  }

  @Test
  void twoProvidersOfOneSchemeAreRefused() {
    plugins.service(
        DataSourceProvider.class,
        RememberingProvider.class.getName(),
        RememberingProvider.Second.class.getName());
    assertThatThrownBy(() -> builder().source(URI.create("remembering:lake")).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(RememberingProvider.class.getName() + " and ")
        .hasMessageContaining(RememberingProvider.Second.class.getName());
  }

  @Test
  void whatWasNotGivenIsAskedFor() {
    try (EcomAi ai = with(Greeter.First.class).build()) {
      SystemContext context = ai.system(Greeter.class).context();
      assertThat(context.hasSource()).isFalse();
      assertThatThrownBy(context::source)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("EcomAi.builder().source(");
      assertThatThrownBy(context::models)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("EcomAi.builder().models(");
    }
  }

  @Test
  void settingsReachTheSystems() {
    Executor executor = Runnable::run;
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    DataSource source = MemorySource.builder().build();
    try (EcomAi ai =
        with(Greeter.First.class)
            .source(source)
            .seed(7)
            .parallelism(3)
            .executor(executor)
            .clock(clock)
            .zone(ZoneId.of("Europe/Berlin"))
            .models(folder.resolve("models"))
            .run(run -> run.withMemoryBudget(1 << 20))
            .build()) {
      SystemContext context = ai.system(Greeter.class).context();
      RunContext run = context.run();
      assertThat(run.seed()).isEqualTo(7);
      assertThat(run.parallelism()).isEqualTo(3);
      assertThat(run.executor()).isSameAs(executor);
      assertThat(run.clock()).isSameAs(clock);
      assertThat(run.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
      assertThat(run.memoryBudget()).isEqualTo(1 << 20);
      assertThat(context.source()).isSameAs(source);
      assertThat(context.models()).isInstanceOf(ModelStore.class);
      assertThat(folder.resolve("models")).doesNotExist();
    }
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> builder().parallelism(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parallelism 0");
    assertThatThrownBy(() -> builder().source((DataSource) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(
            () ->
                Operation.of(
                    "Greet Me",
                    Operation.types(Greeter.Name.class, Greeter.Greeting.class),
                    "Greets.",
                    Greeter::greet))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Greet Me'");
  }
}
