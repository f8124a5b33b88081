/**
 * The simulated marketplaces of the demo and of the tests, over real HTTP and by the files that
 * their back-ends give. {@link dev.daybook.simulator.Marketplaces} is the way in. All people, goods
 * and credentials are invented. Depends on {@code canonical} alone, so that its {@link
 * dev.daybook.simulator.TruthOrder truth} owes nothing to a mapping.
 *
 * <p>This package knows no platform. It has what all have in common: the {@linkplain
 * dev.daybook.simulator.LivingShop living shop} that follows from a {@linkplain
 * dev.daybook.simulator.World seed} (what becomes of every order and when, what readers see at a
 * second, the truth and the counts), the {@linkplain dev.daybook.simulator.Listing pages} that a
 * client reads and what moves between them, {@linkplain dev.daybook.simulator.Tokens tokens},
 * {@linkplain dev.daybook.simulator.RateLimit rates} for each shop, app and operation, {@linkplain
 * dev.daybook.simulator.FaultKind faults}, and the pages for those who drive it.
 *
 * <h2>To add a platform</h2>
 *
 * <p>A package of its own, {@code simulator.<channel>}, that only speaks the platform's protocol:
 *
 * <ol>
 *   <li>{@link dev.daybook.simulator.Platform}, a public class with a constructor without
 *       parameters, named in {@code META-INF/services/dev.daybook.simulator.Platform}: its paths,
 *       the credentials and tokens of its n-th shop, its trade, its gateway.
 *   <li>{@link dev.daybook.simulator.StoryTrade}: a {@linkplain dev.daybook.simulator.StoryBook
 *       book of stories} out of {@linkplain dev.daybook.simulator.Step steps}, and how an order's
 *       number is written and read. Begin every story with {@code PLACED} where unpaid orders are
 *       visible. {@code told} says what the order alone tells of its status, {@code priced} whether
 *       amounts are known yet.
 *   <li>{@link dev.daybook.simulator.Gateway}: reads a call, finds the shop (by {@link
 *       dev.daybook.simulator.Hall#ofClient client} or {@link dev.daybook.simulator.Hall#ofToken
 *       token}), lets it in, and says how the platform refuses. A {@link
 *       dev.daybook.simulator.Refusal} thrown anywhere is counted as a violation by its name and
 *       answers in the platform's own form. Signatures are computed here anew, never with code of
 *       {@code pipeline}.
 *   <li>An {@link dev.daybook.simulator.Operation} for each method. A list asks {@link
 *       dev.daybook.simulator.Stall#list} and cuts its page, which counts the rows and lets malice
 *       move orders; it tells its {@link dev.daybook.simulator.PageShape}, without which no fault
 *       of pages strikes it. A cursor is best the {@link dev.daybook.simulator.Listing#key} of the
 *       last row given, sealed with the parameters it belongs to.
 *   <li>Optionally a {@link dev.daybook.simulator.DayFile}.
 * </ol>
 *
 * <p>{@code simulator.pinduoduo} is the model for signed forms and page numbers, {@code
 * simulator.jd} for orders that depend on each other and for a file. Nothing in this package
 * changes, unless a step is missing that all platforms could know.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Simulator",
    allowedDependencies = {"canonical"})
package dev.daybook.simulator;
