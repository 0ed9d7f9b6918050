#pragma once

#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <atomic>
#include <map>
#include <optional>
#include <vector>

#include "ui/compute/answer_run.h"
#include "ui/compute/compute_controller.h"
#include "ui/compute/job_progress.h"
#include "ui/compute/latest_job.h"
#include "ui/compute/training_job.h"
#include "ui/export/export_actions.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/main_window.h"
#include "ui/plots/picture_cache.h"
#include "ui/session/desktop_theme.h"
#include "ui/session/focus.h"
#include "ui/session/session_history.h"
#include "ui/session/session_store.h"
#include "ui/session/settings.h"
#include "ui/session/theme.h"
#include "ui/views/view_registry.h"
#include "ui/window/compare_bar.h"
#include "ui/window/display_bar.h"
#include "ui/window/document_panel.h"
#include "ui/window/example_sentences.h"
#include "ui/window/first_cards.h"
#include "ui/window/model_menu.h"
#include "ui/window/notice_bar.h"
#include "ui/window/opened_path.h"
#include "ui/window/playground_bar.h"
#include "ui/window/reading_line.h"
#include "ui/window/sentence_editor.h"
#include "ui/window/status_line.h"
#include "ui/window/token_chips.h"
#include "ui/window/view_rail.h"

class QHBoxLayout;
class QMenu;
class QVBoxLayout;

namespace headlight {

class CommandPalette;
class EdgedArea;
class ExperimentsPanel;
class FindBar;
class HelpWindow;
class GenerationStrip;
class NextBars;
struct NamedCommand;

/// What the window consists of and how its parts act on each other. Its functions are in several files; the
/// headings below name them.
struct MainWindow::Private {
  Private(MainWindow* owner, const WindowParts& windowParts);
  ~Private();

  /// What of the focus nobody has chosen yet, and the next result chooses. Each includes those before it.
  enum class OpenFocus {
    Nothing,
    Token,      // the token that the model is looked at first by, if the text has it and none is locked
    ModelsOwn,  // the head that it is looked at first by; where it names none the head stays
    Any,        // some head; where the model names none, one that tells something
  };

  // Session: main_window.cpp
  void setState(const SessionState& next, bool focusFollows);
  void requestRun(bool focusFollows);
  void restore(const SessionState& restored);
  void syncWidgets();
  void syncPairWords();
  void setComparing(bool on);
  void openPath(const QString& path);
  void takePath(const OpenedPath& opened);
  QString folderForTexts() const;
  void attachLongText(const QString& text);
  void openCompared(const QString& path, bool pair);
  void changeText(const QString& text, const TextEdit& edit);
  void changePairText(const QString& text, const TextEdit& edit);
  void change(const QString& undoText, const std::function<void(SessionState&)>& edit);
  void chooseModel(const SourceChoice& source);
  void rememberRecent(const QString& path);

  // From one start to the next: main_window_session.cpp
  bool libraryHas(const QString& name) const;
  void replaceWhatIsGone(SessionState& session);
  void start();
  void startAfresh();
  void giveUpKeptSession();
  void returnToKeptSession(const SessionState& session, const SourceChoice& failed);
  void keepSession();
  void windowChanged();
  bool takeWindow();
  void keepWindowSoon();
  void keepWindow();
  void opened(const ComputeRequest& request);
  void leaveOpen(OpenFocus open, int requestsBefore);
  void chooseOpenFocus();
  bool takeStart(OpenFocus open);
  void takeFocus(const Focus& focus);

  // Widgets: main_window_layout.cpp
  void buildLayout();
  QWidget* buildTopStrip();
  QWidget* buildTextArea();
  void buildViews();
  void addView(View* view, const ViewEntry& entry);
  void applyTheme();
  void showModel();
  static int modelWidth();
  void startColumns();
  void fitToScreen();
  void showControls();
  QWidget* buildCenter();
  bool mapShows() const;
  void showMap(bool shown);
  void drawMapButton();
  QWidget* buildLeft();
  void columnsMoved();

  // What is not the model's own doing: main_window_experiments.cpp
  QWidget* buildRightSide(QWidget* view);
  void updateExperiments(const Snapshot& shown);
  void followTexts(SessionState& next) const;
  void placeExperiments();

  // Menus and keys: main_window_actions.cpp
  void buildMenus();
  void buildFileMenu();
  void buildEditMenu();
  void buildViewMenu();
  void addFindActions(QMenu* menu);
  void addViewActions(QMenu* menu);
  void addViews(QMenu* menu);
  void showHeads(bool single);
  void addThemes(QMenu* menu);
  void addInterfaceSizes(QMenu* menu);
  void addLanguages(QMenu* menu);
  void chooseLanguage(const QString& code);
  void goToNextArea();
  void buildExamplesMenu();
  void chooseExample(const ExampleSentence& example);
  void addExampleArray(QMenu* menu);
  void buildHelpMenu();
  void fillRecentMenu();
  void chooseFile();
  void chooseDirectory();
  void chooseGguf();
  void chooseArray();
  void setInterfaceSize(int percent);
  bool walk(int key, Qt::KeyboardModifiers modifiers);
  void walkTokens(int queries, int keys);
  void walkHeads(int layers, int heads);
  void release();
  bool cancelWork();
  void cancelRun();

  // Selections in other views: main_window_show_in.cpp
  void buildShowIn();
  QStringList viewTitles() const;
  const View* viewOf(const QString& id) const;
  void showMenuAt(const QPoint& at, bool ofMouse, const View* view);
  void addShowIn(QMenu* menu, const Focus& focus);
  void showFocusIn(const QString& id, const Focus& focus);

  // Search, help and the palette: main_window_manners.cpp
  void buildFind(QVBoxLayout* column);
  void goToFound(const FoundToken& token);
  void openHelp(const QString& page);
  std::vector<NamedCommand> commands();
  void openPalette();

  // Large type without bars: main_window_presentation.cpp
  void present(bool presents);
  bool closeOverlay();
  std::vector<QWidget*> bars() const;
  std::vector<QAction*> menuActions() const;

  // Sessions as files: main_window_files.cpp
  void chooseSession();
  void saveSessionAs();
  void saveSession(const QString& path);
  void takeSession(const OpenedPath& opened);

  // Results, focus and views: main_window_results.cpp
  void connectController();
  void connectAnswers();
  void showOutcome(const ComputeOutcome& outcome);
  void showFailure(const ComputeFailure& failure);
  void offerFamily(const ComputeFailure& failure);
  void showCancelled(const ComputeRequest& request, bool wasOpening);
  void keepWhatIsShown(const ComputeRequest& givenUp);
  void leaveSource(const SourceChoice& failed);
  void showProblem(const QString& sentence);
  void lockFocus(const Focus& focus);
  void noteEdit(const TextEdit& edit, bool inPair);
  EditsBetween takeEditsTo(const RunResult& before, const RunResult& shown);
  void preview(const std::optional<Focus>& focus);
  void endPreview();
  Focus effectiveFocus() const;
  Snapshot snapshot() const;
  /// With other tokens marked as found, or none.
  Snapshot snapshot(std::shared_ptr<const FoundTokens> found) const;
  bool explainsRun(const View* view) const;
  Focus ownFocus(const View* view, const Focus& focus) const;
  SessionState ownState(const View* view, const SessionState& changed) const;
  void updateViews();
  /// What the views on the screen want to know of the run, and of what is shown in its place.
  struct WantedAnswers {
    std::vector<Question> ofRun;
    std::vector<Question> ofShown;
    std::ptrdiff_t first = 0;  // how many are of the picture in the middle
  };
  void setWanted(WantedAnswers wanted);
  void askForHead(const Snapshot& front, std::vector<Question>& wanted, std::ptrdiff_t first) const;
  bool asksForHead(const Snapshot& shown) const;
  void updateReading(const Snapshot& shown);
  QString tokensSentence(const View* front) const;
  void showReadings(bool shown);
  void showCards(bool shown);
  void followCard(FirstCard card);
  View* viewInFront() const;
  bool hasHead(HeadId head) const;
  void updateNotices();
  void chooseKind(AttentionKind kind);
  void updateTitle();

  // The tokens below the text: main_window_chips.cpp
  QWidget* buildChipRow(QWidget* parent);
  void addTokenActions(QMenu* menu);
  QAction* addShownSwitch(QMenu* menu, const QString& text, bool ShownChoice::*which);
  void updateChips();
  void selectChips(const Focus& focus);
  std::int64_t chipOf(std::int64_t token) const;
  std::int64_t tokenOfChip(std::int64_t chip) const;

  // Lessons: main_window_lessons.cpp
  std::vector<Lesson> lessonsHere() const;
  void addLessons(QMenu* menu);
  QString languageOfLessons() const;
  void chooseLesson();
  void buildLessonPanel(QWidget* parent);
  void startLesson(int number);
  void startLesson(std::shared_ptr<const Lesson> chosen);
  void showLessonStep(int step);
  void endLesson();
  void closeLesson();
  void followHistory();
  void updateLesson(const Snapshot& shown);

  // What the model says and writes beside the text: main_window_generation.cpp
  QWidget* buildNextBars(QWidget* line);
  QWidget* buildGeneration(QWidget* central);
  void connectGeneration();
  void generateWanted();
  void showGeneration(const GeneratedText& made, bool many);
  void stopGeneration();
  void backToText();
  void updateGeneration(const Snapshot& shown);
  void addGuessQuestions(const Snapshot& shown, std::vector<Question>& wanted) const;
  void takeToken(const WrittenToken& token);
  void showNextBars(bool shown);

  // A training beside all that: main_window_training.cpp
  QString folderForTrainings() const;
  void connectTraining();
  void exportFrames();

  MainWindow* window;
  std::shared_ptr<ThreadPool> pool;  // outlives models, and so views and results
  WindowParts parts;
  Settings settings;
  Theme theme;
  DesktopTheme desktopTheme;
  SessionState state;
  bool started = false;
  SessionHistory history;
  SessionStore store;
  ComputeController controller;
  AnswerRun answers;                  // about the run
  AnswerRun shownAnswers;             // about what is shown in its place
  std::shared_ptr<OtherRuns> others;  // what the run is compared with
  JobProgress* answerProgress = nullptr;
  PictureCache pictures;
  QTemporaryDir pastedTexts;
  TrainingJob training;
  int pastedCount = 0;
  bool restoring = false;            // the session that was kept is on its way and has shown nothing yet
  std::optional<SessionState> kept;  // that session, until something has been shown
  OpenFocus openFocus = OpenFocus::Nothing;
  int cancelledAt = -1;                // requestsMade when a person last gave up what was under way
  QTimer windowDelay;                  // a window that is dragged is kept once
  std::optional<LatestJob> windowJob;  // writes the window's size and columns
  LatestJob firstHeadJob;
  LatestJob pathJob;  // a path that is looked into, or a pasted text that is kept
  LatestJob generationJob{nullptr, LatestJob::spareThreads()};
  JobProgress* generationProgress = nullptr;
  std::shared_ptr<std::atomic<bool>> generationEnough;  // of the job: it is to end with what there is
  std::optional<SessionState> generatedFrom;            // where the job began
  int wantedTokens = 0;                                 // that no job writes yet
  LatestJob saveJob;  // a session that is written, which opening something else does not stop
  /// A path that becomes a recent file once it has turned out to open.
  struct Opening {
    SourceChoice source;
    QString documentFile;
    QString path;
    Focus focus;  // before it
  };
  std::optional<Opening> opening;

  std::shared_ptr<const RunResult> result;
  std::shared_ptr<const ShownResult> shownResult;  // in place of `result`; nullptr: that itself
  std::shared_ptr<const Model> model;
  std::optional<SourceChoice> shownSource;    // where `result`, or the last empty one, came from
  std::optional<ComputeRequest> requested;    // the newest request
  std::optional<ComputeRequest> shownAnswer;  // the one that is answered on the screen
  bool focusFollowsText = false;              // the next result comes from an edit of the text shown
  int requestsMade = 0;
  int problemAt = 0;  // requestsMade when the problem in the notice bar was shown; a later run clears it
  std::optional<Focus> previewed;
  FocusAnchor anchor;  // of state.focus
  /// Edits since the result on the screen, with the texts that they led to.
  struct MadeEdit {
    TextEdit edit;
    bool inPair = false;
    QString text, pairText;
  };
  std::vector<MadeEdit> edits;

  /// A step of a lesson, as it was reached.
  struct ShownStep {
    std::shared_ptr<const Lesson> lesson;
    int step = 0;
  };
  std::shared_ptr<const Lesson> lesson;      // nullptr: none is shown
  std::optional<SessionState> beforeLesson;  // what comes back after it
  std::map<int, ShownStep> lessonSteps;      // by the place in the history from which on each was shown
  bool movingLesson = false;                 // the history moves because a step is shown
  bool cardsBeforeLesson = false;
  /// What the window was before it became a presentation.
  struct Presented {
    QByteArray geometry, columns;
    Qt::WindowStates states;
  };
  std::optional<Presented> presented;

  QWidget* modelSide = nullptr;
  QToolButton* modelButton = nullptr;
  ModelMenu* modelMenu = nullptr;
  QLabel* modelFacts = nullptr;
  QWidget* editors = nullptr;  // one of these three shows: the editors, the document, the array's note
  SentenceEditor* editor = nullptr;
  SentenceEditor* pairEditor = nullptr;
  QToolButton* pairButton = nullptr;
  QToolButton* compareButton = nullptr;
  QAction* compareAction = nullptr;
  CompareBar* compareBar = nullptr;
  DocumentPanel* document = nullptr;
  QLabel* arrayLabel = nullptr;
  TokenChips* chips = nullptr;
  std::shared_ptr<const WordList> chipWords;  // what the chips are in place of tokens, or nullptr
  QToolButton* wordsButton = nullptr;
  QToolButton* spacesButton = nullptr;
  QAction* wordsAction = nullptr;
  QAction* spacesAction = nullptr;
  PlaygroundBar* playground = nullptr;
  DisplayBar* display = nullptr;
  NoticeBar* notices = nullptr;
  QSplitter* splitter = nullptr;
  ViewRail* rail = nullptr;
  QStackedWidget* pages = nullptr;  // centerViews
  QWidget* controlsBar = nullptr;   // the line of controls above the view
  QHBoxLayout* controlsLine = nullptr;
  QLabel* experimentLine = nullptr;  // what is not the model's own doing, above the picture
  FindBar* find = nullptr;
  QMenu* showIn = nullptr;
  HelpWindow* help = nullptr;  // made when it is first opened
  CommandPalette* palette = nullptr;
  QAction* presentAction = nullptr;
  QWidget* choiceBars = nullptr;  // the playground's and the colours'
  ReadingLine* reading = nullptr;
  QString saidOfHead;  // what the sentence says of the head, and the key of the question about that head
  QString saidOf;
  QAction* readingAction = nullptr;
  NextBars* nextBars = nullptr;
  QAction* nextBarsAction = nullptr;
  GenerationStrip* generation = nullptr;
  FirstCards* cards = nullptr;  // below the head map; nullptr without one
  QToolButton* mapButton = nullptr;
  QAction* mapAction = nullptr;  // whether the left side shows
  int mapWidth = 0;              // of the left side when it last showed
  QWidget* leftSide = nullptr;   // of the splitter, or nullptr
  View* mapView = nullptr;       // in the left side
  QWidget* rightSide = nullptr;
  QWidget* center = nullptr;              // of the splitter: the line of controls, and below it
  QStackedWidget* centerStack = nullptr;  // the pages, or what is said while there is no result
  EdgedArea* edge = nullptr;              // around everything but menus and status
  ExperimentsPanel* experiments = nullptr;
  LessonPanel* lessonPanel = nullptr;
  StatusLine* status = nullptr;
  ExportActions* exports = nullptr;
  QMenu* recentMenu = nullptr;
  QMenu* lessonsMenu = nullptr;
  std::vector<View*> views;        // all of them
  std::vector<View*> runViews;     // those that explain the run itself
  std::vector<View*> centerViews;  // in the order of the rail
};

}  // namespace headlight
