package io.github.ecomai.demand;

import io.github.ecomai.SystemContext;
import io.github.ecomai.data.CustomerId;
import io.github.ecomai.data.DateRange;
import io.github.ecomai.engine.Clusterer;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.error.ModelStoreException;
import io.github.ecomai.run.Fingerprint;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** The system over the sources and models of {@code EcomAi}. Immutable and thread-safe. */
final class DefaultDemandInsightsEngine implements DemandInsightsEngine {
  private final SystemContext context;

  DefaultDemandInsightsEngine(SystemContext context) {
    this.context = context;
  }

  @Override
  public CustomerSegments segmentCustomers(SegmentCustomersRequest request) {
    return segmentCustomers(request, context.run());
  }

  @Override
  public CustomerSegments segmentCustomers(SegmentCustomersRequest request, RunContext run) {
    Objects.requireNonNull(request, "request");
    Instant start = run.now();
    Clusterer engine = context.engines(Clusterer.class).get(request.engine());
    Input input = request.customers().isEmpty() ? read(request, run) : handedIn(request);
    SegmentationFit fit =
        SegmentationFit.of(
            input.customers(),
            request.segments(),
            engine,
            new SegmentWords(request.currency(), input.days().to()),
            input.days(),
            request.currency(),
            run);
    OptionalInt version =
        request
            .saveAs()
            .map(name -> context.models().save(name, Segmentation.codec(), fit.segmentation()))
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty());
    Map<String, String> parameters =
        Map.of(
            "segments",
            String.valueOf(fit.segmentation().segments().size()),
            "chosen",
            request.segments().isPresent() ? "by request" : "by stability",
            "today",
            input.days().to().map(LocalDate::toString).orElse(""));
    return new CustomerSegments(
        fit.segmentation().segments(),
        fit.members(),
        input.coverage(),
        fit.count(),
        fit.segmentation(),
        version,
        provenance(engine.info(), parameters, input.customers(), start, run));
  }

  /** The customers, what was left out, and the days. */
  private record Input(
      List<CustomerActivity> customers, SegmentCoverage coverage, PurchaseHistory.Days days) {}

  private static Input handedIn(SegmentCustomersRequest request) {
    List<CustomerActivity> customers = request.customers();
    long orders = customers.stream().mapToLong(CustomerActivity::orders).sum();
    double spend = customers.stream().mapToDouble(CustomerActivity::spend).sum();
    return new Input(
        customers,
        new SegmentCoverage(customers.size(), orders, spend, 0, 0, 0, 0),
        new PurchaseHistory.Days(Optional.empty(), Optional.empty()));
  }

  private Input read(SegmentCustomersRequest request, RunContext run) {
    Optional<LocalDate> from = request.period().map(DateRange::from);
    Optional<LocalDate> to = request.period().map(DateRange::to);
    PurchaseHistory history = read(new PurchaseHistory.Days(from, to), Optional.empty(), run);
    LocalDate today =
        to.or(history::latest)
            .filter(day -> !history.isEmpty())
            .orElseThrow(
                () ->
                    new ModelFitException(
                        "No customer of "
                            + context.source().name()
                            + " bought anything"
                            + request
                                .period()
                                .map(days -> " from " + days.from() + " to " + days.to())
                                .orElse("")
                            + ". Maybe look at another period, or map customer_id of ORDERS."));
    return new Input(
        history.activities(today),
        history.coverage(),
        new PurchaseHistory.Days(from, Optional.of(today)));
  }

  private PurchaseHistory read(
      PurchaseHistory.Days days, Optional<CustomerId> only, RunContext run) {
    DataSource source = context.source();
    Query query = PurchaseHistory.query(context.commerce(), source, days, only);
    run.progress("read customers", 0, 0);
    return PurchaseHistory.read(source, query, run);
  }

  @Override
  public AssignedSegment assignSegment(AssignSegmentRequest request) {
    return assignSegment(request, context.run());
  }

  @Override
  public AssignedSegment assignSegment(AssignSegmentRequest request, RunContext run) {
    Objects.requireNonNull(request, "request");
    run.checkCancelled();
    Instant start = run.now();
    Segmentation segmentation = request.segmentation().orElseGet(() -> load(request.model()));
    CustomerActivity activity =
        request.activity().orElseGet(() -> activity(request, segmentation, run));
    Segment segment = segmentation.assign(activity);
    EngineInfo info = new EngineInfo("nearest-centre", "1", "", "", java.util.Set.of());
    Map<String, String> parameters =
        Map.of("segmentation", request.segmentation().isPresent() ? "by value" : request.model());
    return new AssignedSegment(
        activity,
        segment,
        segmentation.words().assign(activity, segment),
        provenance(info, parameters, List.of(activity), start, run));
  }

  private Segmentation load(String model) {
    if (context.models().versions(model).isEmpty()) {
      throw new ModelStoreException(
          "There is no segmentation '"
              + model
              + "'. Maybe make one first:"
              + " segmentCustomers(SegmentCustomersRequest.fromSource().withSaveAs(\""
              + model
              + "\")).");
    }
    return context.models().load(model, Segmentation.codec());
  }

  private CustomerActivity activity(
      AssignSegmentRequest request, Segmentation segmentation, RunContext run) {
    Optional<LocalDate> today = request.today().or(segmentation::today);
    PurchaseHistory.Days days = new PurchaseHistory.Days(segmentation.since(), today);
    PurchaseHistory history = read(days, Optional.of(request.customer()), run);
    return today
        .or(history::latest)
        .map(history::activities)
        .flatMap(found -> found.stream().findFirst())
        .orElseThrow(
            () ->
                new DataAccessException(
                    "The customer has no purchase in "
                        + context.source().name()
                        + today.map(day -> " up to " + day).orElse("")
                        + ". Maybe the id is written in another way, or a later day is wanted."));
  }

  private static Provenance provenance(
      EngineInfo engine,
      Map<String, String> parameters,
      List<CustomerActivity> customers,
      Instant start,
      RunContext run) {
    Fingerprint fingerprint = Fingerprint.start();
    for (CustomerActivity customer : customers) {
      fingerprint
          .add(customer.customer().value())
          .add(customer.recencyDays())
          .add(customer.orders())
          .add(customer.spend());
    }
    return new Provenance(
        engine.id(),
        engine.version(),
        parameters,
        run.seed(),
        fingerprint.text(),
        Duration.between(start, run.now()));
  }
}
