#pragma once

// The grammar in PEGTL's terms; docs/policy.md has it in a notation for people. Only syntax.cpp
// includes this.

#include <tao/pegtl.hpp>

namespace dyetrace::policy::grammar {

namespace peg = tao::pegtl;

// Words and the gaps between them.
struct Comment : peg::seq<peg::one<'#'>, peg::star<peg::not_one<'\n'>>> {};
struct Gap : peg::star<peg::sor<peg::space, Comment>> {};
struct WordCharacter
    : peg::sor<peg::alnum, peg::one<'_', '-', '.', '*', '/'>, peg::range<'\x80', '\xff'>> {};
struct Letters : peg::plus<WordCharacter> {};
template <class Text>
struct Keyword : peg::seq<Text, peg::not_at<WordCharacter>, Gap> {};

struct And : Keyword<TAO_PEGTL_STRING("and")> {};
struct With : Keyword<TAO_PEGTL_STRING("with")> {};
struct In : Keyword<TAO_PEGTL_STRING("in")> {};
struct Or : Keyword<TAO_PEGTL_STRING("or")> {};
struct Not : Keyword<TAO_PEGTL_STRING("not")> {};
struct Under : Keyword<TAO_PEGTL_STRING("under")> {};
struct About : Keyword<TAO_PEGTL_STRING("about")> {};
struct MarkWord : Keyword<TAO_PEGTL_STRING("mark")> {};
struct FormWord : Keyword<TAO_PEGTL_STRING("form")> {};
struct NeverWord : Keyword<TAO_PEGTL_STRING("never")> {};
struct AlwaysWord : Keyword<TAO_PEGTL_STRING("always")> {};
struct OnlyWord : Keyword<TAO_PEGTL_STRING("only")> {};
struct FromWord : Keyword<TAO_PEGTL_STRING("from")> {};
struct ToWord : Keyword<TAO_PEGTL_STRING("to")> {};
struct ThroughWord : Keyword<TAO_PEGTL_STRING("through")> {};
struct WithoutWord : Keyword<TAO_PEGTL_STRING("without")> {};
struct PassesWord : Keyword<TAO_PEGTL_STRING("passes")> {};
struct WhenWord : Keyword<TAO_PEGTL_STRING("when")> {};
struct UnlessWord : Keyword<TAO_PEGTL_STRING("unless")> {};
struct BecauseWord : Keyword<TAO_PEGTL_STRING("because")> {};
struct FixWord : Keyword<TAO_PEGTL_STRING("fix")> {};
struct AskWord : Keyword<TAO_PEGTL_STRING("ask")> {};
struct WeightWord : Keyword<TAO_PEGTL_STRING("weight")> {};
struct SpecialWord : Keyword<TAO_PEGTL_STRING("special")> {};

/// Words that no name may be, unless in quotes.
struct Reserved : peg::sor<And, With, In, Or, Not, Under, About, FormWord, NeverWord, AlwaysWord,
                           OnlyWord, FromWord, ToWord, ThroughWord, WithoutWord, PassesWord,
                           WhenWord, UnlessWord, BecauseWord, FixWord, AskWord> {};

struct Escaped : peg::seq<peg::one<'\\'>, peg::one<'"', '\\'>> {};
struct ClosingQuote : peg::one<'"'> {};
struct QuotedText : peg::star<peg::sor<Escaped, peg::not_one<'"', '\\', '\n', '\r'>>> {};
struct Quoted : peg::if_must<peg::one<'"'>, QuotedText, ClosingQuote> {};
struct QuotedThenGap : peg::seq<Quoted, Gap> {};
struct Word : peg::seq<peg::not_at<Reserved>, Letters> {};
struct Name : peg::sor<Quoted, Word> {};
struct NameThenGap : peg::seq<Name, Gap> {};
struct AnyWord : Letters {};
struct AnyWordThenGap : peg::seq<AnyWord, Gap> {};
struct Number : peg::seq<peg::plus<peg::digit>, peg::opt<peg::one<'.'>, peg::plus<peg::digit>>,
                         peg::not_at<WordCharacter>> {};
struct NumberThenGap : peg::seq<Number, Gap> {};
struct Percent : peg::one<'%'> {};
struct Comma : peg::seq<peg::one<','>, Gap> {};
struct Names : peg::seq<NameThenGap, peg::star<Comma, peg::must<NameThenGap>>> {};
struct MustNames : peg::seq<peg::must<NameThenGap>, peg::star<Comma, peg::must<NameThenGap>>> {};

// Places.
struct Place;
struct ClosingParenthesis : peg::seq<peg::one<')'>, Gap> {};
struct Parentheses : peg::if_must<peg::seq<peg::one<'('>, Gap>, Place, ClosingParenthesis> {};
struct Test : peg::seq<Word, Gap, peg::opt<Names>> {};
struct PlaceFactor;
struct Negation : peg::if_must<Not, PlaceFactor> {};
struct PlaceFactor : peg::sor<Negation, Parentheses, Test> {};
struct Conjunction
    : peg::seq<PlaceFactor, peg::star<peg::sor<And, With, In>, peg::must<PlaceFactor>>> {};
struct Place : peg::seq<Conjunction, peg::star<Or, peg::must<Conjunction>>> {};
struct MarkNames : MustNames {};
struct Marks : peg::if_must<MarkWord, MarkNames> {};
struct Station : peg::sor<Marks, Place> {};

// Data.
struct FormName
    : peg::sor<Keyword<TAO_PEGTL_STRING("identified")>, Keyword<TAO_PEGTL_STRING("pseudonymous")>,
               Keyword<TAO_PEGTL_STRING("anonymous")>> {};
struct ColonForm : AnyWord {};
struct WrittenForm : peg::seq<peg::one<':'>, peg::must<ColonForm>, Gap> {};
struct InForm : peg::seq<In, peg::must<AnyWordThenGap>, peg::opt<FormWord>> {};
struct FormPart : peg::sor<WrittenForm, InForm, peg::seq<FormName, peg::opt<FormWord>>> {};
struct DataTerm : peg::seq<Name, peg::opt<WrittenForm>, Gap,
                           peg::opt<peg::sor<InForm, peg::seq<FormName, peg::opt<FormWord>>>>> {};
struct AboutNames : MustNames {};
struct AboutPart : peg::if_must<About, AboutNames> {};
struct DataTerms : peg::seq<DataTerm, peg::star<peg::sor<Comma, Or>, peg::must<DataTerm>>> {};
struct Data : peg::seq<DataTerms, peg::opt<AboutPart>> {};

// Clauses.
struct GuardText : peg::until<peg::eof> {};
struct Sentence : peg::seq<Quoted, Gap> {};
struct SeverityClause
    : peg::seq<
          peg::sor<TAO_PEGTL_STRING("note"), TAO_PEGTL_STRING("low"), TAO_PEGTL_STRING("medium"),
                   TAO_PEGTL_STRING("high"), TAO_PEGTL_STRING("critical")>,
          peg::not_at<WordCharacter>> {};
struct Never : peg::if_must<NeverWord, Data> {};
struct Always : peg::if_must<AlwaysWord, Data> {};
struct Only : peg::if_must<OnlyWord, Data> {};
struct From : peg::if_must<FromWord, Place> {};
struct To : peg::if_must<ToWord, Place> {};
struct Through : peg::if_must<ThroughWord, Station> {};
struct Without : peg::if_must<WithoutWord, Station> {};
struct Passes : peg::if_must<PassesWord, Station> {};
struct When : peg::if_must<WhenWord, GuardText> {};
struct Unless : peg::if_must<UnlessWord, GuardText> {};
struct Because : peg::if_must<BecauseWord, Sentence> {};
struct Fix : peg::if_must<FixWord, Sentence> {};
struct Ask : peg::if_must<AskWord, Sentence> {};
struct Clause : peg::sor<Never, Always, Only, From, To, Through, Without, Passes, When, Unless,
                         Because, Fix, Ask, peg::seq<SeverityClause, Gap>> {};
struct EndOfClauses : peg::eof {};
struct Clauses : peg::must<Gap, peg::star<Clause>, EndOfClauses> {};

// Statements.
struct PolicyLine : peg::if_must<Keyword<TAO_PEGTL_STRING("policy")>, Sentence> {};
struct FileName : Sentence {};
struct Extends : peg::if_must<Keyword<TAO_PEGTL_STRING("extends")>, FileName> {};
struct WeightNumber : NumberThenGap {};
struct WeightOption : peg::if_must<WeightWord, WeightNumber> {};
struct SpecialOption : peg::if_must<SpecialWord, AnyWordThenGap> {};
struct TermOptions : peg::star<peg::sor<WeightOption, SpecialOption, QuotedThenGap>> {};
struct TermName : NameThenGap {};
struct TermBody : peg::must<TermName, Under, NameThenGap, TermOptions> {};
struct Category : peg::seq<Keyword<TAO_PEGTL_STRING("category")>, TermBody> {};
struct Purpose : peg::seq<Keyword<TAO_PEGTL_STRING("purpose")>, TermBody> {};
struct Weight : peg::if_must<WeightWord, NameThenGap, WeightNumber> {};
struct Distance : peg::if_must<Keyword<TAO_PEGTL_STRING("distance")>, NameThenGap, WeightNumber> {};
struct Adequate : peg::if_must<Keyword<TAO_PEGTL_STRING("adequate")>, MustNames> {};
struct Inadequate : peg::if_must<Keyword<TAO_PEGTL_STRING("inadequate")>, MustNames> {};
struct Region : peg::if_must<Keyword<TAO_PEGTL_STRING("region")>, NameThenGap, In, NameThenGap> {};
struct StateWord : AnyWordThenGap {};
struct BuiltIn : peg::if_must<Keyword<TAO_PEGTL_STRING("builtin")>, NameThenGap, StateWord> {};
struct Inherited : peg::if_must<Keyword<TAO_PEGTL_STRING("inherited")>, NameThenGap, StateWord> {};
struct ThresholdWord : AnyWordThenGap {};
struct Threshold : peg::if_must<Keyword<TAO_PEGTL_STRING("threshold")>, ThresholdWord,
                                NumberThenGap, peg::opt<Percent, Gap>> {};
struct SeverityWord : AnyWordThenGap {};
struct FailOn : peg::if_must<Keyword<TAO_PEGTL_STRING("fail-on")>, SeverityWord> {};
struct RuleName : NameThenGap {};
struct Rule : peg::if_must<Keyword<TAO_PEGTL_STRING("rule")>, RuleName, peg::opt<Sentence>,
                           peg::opt<SeverityClause, Gap>> {};
struct EndOfStatement : peg::eof {};
struct Statement
    : peg::must<Gap,
                peg::sor<PolicyLine, Extends, Category, Purpose, Weight, Distance, Adequate,
                         Inadequate, Region, BuiltIn, Inherited, Threshold, FailOn, Rule>,
                EndOfStatement> {};

}  // namespace dyetrace::policy::grammar
