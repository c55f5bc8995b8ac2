package io.github.ecomai.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.PluginFolder;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.error.EngineUnavailableException;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {
  private static final Availability READY = new Availability.Ready();

  /** A model of a given id that never gets as far as fitting. */
  private static class Model implements ForecastModel {
    private final String id;
    private final Availability availability;

    Model(String id, Availability availability) {
      this.id = id;
      this.availability = availability;
    }

    @Override
    public EngineInfo info() {
      return new EngineInfo(id, "1", "A model.", "none", Set.of());
    }

    @Override
    public Availability availability() {
      return availability;
    }

    @Override
    public FittedForecast fit(TimeSeries history, RunContext run) {
      throw new UnsupportedOperationException();
    }
  }

  /** As ServiceLoader makes it. */
  public static final class Sound extends Model {
    public Sound() {
      super("sound", READY);
    }
  }

  /** Fails when it is made. */
  public static final class Unmakeable extends Model {
    public Unmakeable() {
      super("unmakeable", READY);
      throw new IllegalStateException("no licence");
    }
  }

  /** No model at all. */
  public static final class NoModel {}

  /** Fails when asked what it is. */
  public static final class Nameless extends Model {
    public Nameless() {
      super("Not an id", READY);
    }
  }

  /** Fails when asked whether it can be used. */
  public static final class Undecided extends Model {
    public Undecided() {
      super("undecided", READY);
    }

    @Override
    public Availability availability() {
      throw new IllegalStateException("the driver does not answer");
    }
  }

  private static final class Other extends Model {
    Other(String id) {
      super(id, READY);
    }
  }

  private static Engines<ForecastModel> of(ForecastModel... models) {
    return Engines.of(ForecastModel.class, List.of(models));
  }

  @Test
  void aReadyEngineIsGiven() {
    Model ets = new Model("ets", READY);
    Engines<ForecastModel> engines = of(new Model("theta", READY), ets);
    assertThat(engines.get("ets")).isSameAs(ets);
    assertThat(engines.ready()).containsExactly("ets", "theta");
    assertThat(engines.problems()).isEmpty();
  }

  @Test
  void aMissingLibraryIsNamedWithItsCoordinates() {
    Availability missing =
        Availability.needsClass(
            "ai.djl.pytorch.engine.PtEngine",
            EnginesTest.class.getClassLoader(),
            "ai.djl.pytorch:pytorch-engine");
    Engines<ForecastModel> engines =
        of(new Model("ets", READY), new Model("arima", READY), new Model("lstm", missing));
    assertThat(engines.all()).hasSize(3);
    assertThatThrownBy(() -> engines.get("lstm"))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessage(
            "No ForecastModel named 'lstm' is ready. Ready: [arima, ets]. 'lstm' is installed but"
                + " not ready: add ai.djl.pytorch:pytorch-engine (ai.djl.pytorch.engine.PtEngine"
                + " was not found).");
  }

  @Test
  void aLibraryThatIsThereMakesReady() {
    assertThat(Availability.needsClass("java.lang.String", null, "java:base")).isEqualTo(READY);
  }

  @Test
  void anUnsupportedPlatformIsNamed() {
    Engines<ForecastModel> engines =
        of(new Model("gpu", new Availability.Unsupported("there is no GPU")));
    assertThatThrownBy(() -> engines.get("gpu"))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessage(
            "No ForecastModel named 'gpu' is ready. Ready: []. 'gpu' cannot run here: there is no"
                + " GPU.");
  }

  @Test
  void anUnknownEngineIsRefusedWithThoseThatAreReady() {
    assertThatThrownBy(() -> of(new Model("ets", READY)).get("prophet"))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessage("No ForecastModel named 'prophet' is ready. Ready: [ets].");
  }

  @Test
  void twoEnginesOfOneIdAreRefused() {
    assertThatThrownBy(() -> of(new Model("ets", READY), new Other("ets")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two ForecastModel engines are named 'ets'")
        .hasMessageContaining(Model.class.getName() + " and ")
        .hasMessageContaining(Other.class.getName());
  }

  @Test
  void anIdThatCannotBeTypedIsRefused() {
    for (String id : List.of("", "Ets", "ets model", "2ets", "x".repeat(64))) {
      assertThatThrownBy(() -> of(new Model(id, READY)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + id + "'");
    }
  }

  @Test
  void brokenEnginesAreNamedAndHideNobody(@TempDir Path folder) throws IOException {
    PluginFolder plugins =
        new PluginFolder(folder)
            .compile("Absent", "public class Absent {}")
            .compile("NeedsAbsent", "public class NeedsAbsent extends Absent {}")
            .without("Absent")
            .service(
                ForecastModel.class,
                "NeedsAbsent",
                Unmakeable.class.getName(),
                Nameless.class.getName(),
                Undecided.class.getName(),
                NoModel.class.getName(),
                "no.such.Engine",
                Sound.class.getName());
    try (URLClassLoader loader = plugins.loader()) {
      Engines<ForecastModel> engines = Engines.load(ForecastModel.class, loader);
      assertThat(engines.ready()).containsExactly("sound");
      assertThat(engines.get("sound")).isInstanceOf(Sound.class);
      assertThat(engines.all()).hasSize(2);
      assertThat(engines.problems()).hasSize(6);
      assertThat(String.join("\n", engines.problems()))
          .contains("NoClassDefFoundError: Absent")
          .contains(Unmakeable.class.getName())
          .contains(Nameless.class.getName() + ": info() failed: ")
          .contains(Undecided.class.getName() + ": availability() failed: ")
          .contains("the driver does not answer")
          .contains(NoModel.class.getName())
          .contains("no.such.Engine");
    }
  }

  @Test
  void anEngineThatDoesNotKnowWhetherItCanRunIsNotUsed() {
    Engines<ForecastModel> engines = of(new Undecided(), new Model("ets", READY));
    assertThat(engines.ready()).containsExactly("ets");
    assertThatThrownBy(() -> engines.get("undecided"))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining("'undecided' cannot run here: its availability is not known.")
        .hasMessageContaining("the driver does not answer");
  }
}
